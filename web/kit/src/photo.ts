const LONGEST_SIDE = 1600
const QUALITY = 0.8

/**
 * Makes a photo small enough for a slow line. Drawing it anew drops its EXIF, and with it the place it was taken.
 * @throws when the file is not a picture this browser can open
 */
export async function shrinkPhoto(file: Blob, longestSide = LONGEST_SIDE): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return blobOf(canvas)
}

function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('photo-refused'))),
      'image/jpeg',
      QUALITY,
    )
  })
}
